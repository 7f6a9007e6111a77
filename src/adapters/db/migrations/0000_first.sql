CREATE SCHEMA IF NOT EXISTS "jishen";
--> statement-breakpoint
CREATE TABLE "jishen"."artifacts" (
	"name" text NOT NULL,
	"part" integer NOT NULL,
	"parts" integer NOT NULL,
	"body" "bytea" NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifacts_name_part_pk" PRIMARY KEY("name","part")
);
--> statement-breakpoint
CREATE TABLE "jishen"."documents" (
	"submission" text NOT NULL,
	"position" integer NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	CONSTRAINT "documents_submission_position_pk" PRIMARY KEY("submission","position")
);
--> statement-breakpoint
CREATE TABLE "jishen"."reviews" (
	"key" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"engine" text NOT NULL,
	"rubric" text NOT NULL,
	"given" text NOT NULL,
	"json" text NOT NULL,
	"updated" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen"."runs" (
	"id" text PRIMARY KEY NOT NULL,
	"settings" json NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jishen"."submissions" (
	"id" text PRIMARY KEY NOT NULL,
	"run" text NOT NULL,
	"position" integer NOT NULL,
	"source" text NOT NULL,
	"slug" text NOT NULL,
	"review_key" text NOT NULL,
	"state" text NOT NULL,
	"errors" json NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reviews_content" ON "jishen"."reviews" USING btree ("content");--> statement-breakpoint
CREATE INDEX "submissions_run" ON "jishen"."submissions" USING btree ("run","position");