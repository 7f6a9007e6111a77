CREATE SCHEMA "jishen_service";
--> statement-breakpoint
CREATE TABLE "jishen_service"."adjustments" (
	"submission" text NOT NULL,
	"criterion" text NOT NULL,
	"points" numeric,
	"reason" text,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adjustments_submission_criterion_pk" PRIMARY KEY("submission","criterion")
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."batches" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"created_by" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	"year" integer,
	"submitted" text,
	"published" text,
	"rubric" text,
	"config" text,
	"setup" text NOT NULL,
	"ocr" text NOT NULL,
	"priority" integer NOT NULL,
	"roster" json,
	"changes" integer DEFAULT 0 NOT NULL,
	"compared" integer DEFAULT 0 NOT NULL,
	"compare_problem" text
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."decisions" (
	"submission" text NOT NULL,
	"finding" text NOT NULL,
	"rule" text NOT NULL,
	"verdict" text,
	"reason" text,
	"note" text,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_submission_finding_pk" PRIMARY KEY("submission","finding")
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."documents" (
	"id" text PRIMARY KEY NOT NULL,
	"submission" text NOT NULL,
	"position" integer NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"read" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"batch" text NOT NULL,
	"submission" text,
	"owner" text,
	"data" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."history" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text,
	"by_name" text,
	"action" text NOT NULL,
	"batch" text,
	"submission" text,
	"subject" text,
	"before" json,
	"after" json,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."setup_files" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"yaml" text NOT NULL,
	"updated" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."setups" (
	"key" text PRIMARY KEY NOT NULL,
	"json" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"batch" text NOT NULL,
	"position" integer NOT NULL,
	"source" text NOT NULL,
	"content" text NOT NULL,
	"owner" text,
	"created_by" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	"size" bigint NOT NULL,
	"priority" integer NOT NULL,
	"state" text NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"losses" integer DEFAULT 0 NOT NULL,
	"waiting" timestamp with time zone DEFAULT now() NOT NULL,
	"handed_out" timestamp with time zone,
	"checked" timestamp with time zone,
	"settled" timestamp with time zone,
	"setup" text NOT NULL,
	"ocr" text NOT NULL,
	"given_unit" text,
	"given_year" integer,
	"given_submitted" text,
	"given_published" text,
	"review" text,
	"unit" text,
	"year" integer,
	"submitted" text,
	"published" text,
	"suggested" numeric,
	"lowest" numeric,
	"highest" numeric,
	"self_score" numeric,
	"errors" integer DEFAULT 0 NOT NULL,
	"warnings" integer DEFAULT 0 NOT NULL,
	"infos" integer DEFAULT 0 NOT NULL,
	"pages" integer,
	"failures" json NOT NULL,
	"across" text,
	"sign" text DEFAULT 'open' NOT NULL,
	"score" numeric,
	"assignee" text
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."uploads" (
	"submission" text NOT NULL,
	"position" integer NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	CONSTRAINT "uploads_submission_position_pk" PRIMARY KEY("submission","position")
);
--> statement-breakpoint
CREATE INDEX "batches_created" ON "jishen_service"."batches" USING btree ("created");--> statement-breakpoint
CREATE INDEX "documents_submission" ON "jishen_service"."documents" USING btree ("submission","position");--> statement-breakpoint
CREATE INDEX "documents_sha256" ON "jishen_service"."documents" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "documents_read" ON "jishen_service"."documents" USING btree ("read");--> statement-breakpoint
CREATE INDEX "events_batch" ON "jishen_service"."events" USING btree ("batch","id");--> statement-breakpoint
CREATE INDEX "history_submission" ON "jishen_service"."history" USING btree ("submission","id");--> statement-breakpoint
CREATE INDEX "submissions_batch" ON "jishen_service"."submissions" USING btree ("batch","position");--> statement-breakpoint
CREATE INDEX "submissions_content" ON "jishen_service"."submissions" USING btree ("content");--> statement-breakpoint
CREATE INDEX "submissions_waiting" ON "jishen_service"."submissions" USING btree ("priority","batch","position") WHERE "jishen_service"."submissions"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "submissions_underway" ON "jishen_service"."submissions" USING btree ("checked") WHERE "jishen_service"."submissions"."state" in ('queued', 'reading');--> statement-breakpoint
CREATE INDEX "submissions_created" ON "jishen_service"."submissions" USING btree ("created","id");--> statement-breakpoint
CREATE INDEX "uploads_sha256" ON "jishen_service"."uploads" USING btree ("sha256");