ALTER TABLE "jishen_service"."batches" ADD COLUMN "is_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "jishen_service"."submissions" ADD COLUMN "rules" json;--> statement-breakpoint
ALTER TABLE "jishen_service"."submissions" ADD COLUMN "money" json;