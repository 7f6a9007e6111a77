CREATE TABLE "jishen_service"."bulk_items" (
	"task" text NOT NULL,
	"position" integer NOT NULL,
	"submission" text NOT NULL,
	CONSTRAINT "bulk_items_task_position_pk" PRIMARY KEY("task","position")
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."bulk_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"state" text NOT NULL,
	"options" json NOT NULL,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	"ended" timestamp with time zone,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"refused" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen_service"."left_files" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"pages" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "jishen_service"."events" ALTER COLUMN "batch" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "bulk_tasks_created" ON "jishen_service"."bulk_tasks" USING btree ("created");--> statement-breakpoint
CREATE INDEX "bulk_tasks_running" ON "jishen_service"."bulk_tasks" USING btree ("created") WHERE "jishen_service"."bulk_tasks"."state" = 'running';--> statement-breakpoint
CREATE INDEX "submissions_review" ON "jishen_service"."submissions" USING btree ("review") WHERE "jishen_service"."submissions"."review" is not null;