-- What was decided stays decided: rows of the history are added and never changed, whoever asks.
CREATE FUNCTION "jishen_service"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of the history are never changed' USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "history_is_kept" BEFORE UPDATE OR DELETE ON "jishen_service"."history"
  FOR EACH ROW EXECUTE FUNCTION "jishen_service"."refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "history_is_not_emptied" BEFORE TRUNCATE ON "jishen_service"."history"
  FOR EACH STATEMENT EXECUTE FUNCTION "jishen_service"."refuse_change"();
