CREATE TABLE "jishen"."digests" (
	"key" text PRIMARY KEY NOT NULL,
	"json" text NOT NULL,
	"updated" timestamp with time zone DEFAULT now() NOT NULL
);
