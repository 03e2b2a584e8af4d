-- CreateEnum
CREATE TYPE "RecommendationSetKind" AS ENUM ('INDUSTRY', 'TECHNOLOGY');

-- CreateEnum
CREATE TYPE "RecommendationSubject" AS ENUM ('STRATEGIC', 'CODE', 'ITEM', 'TECHNOLOGY');

-- AlterTable
ALTER TABLE "RecommendationRun" ADD COLUMN     "analysisId" TEXT,
ADD COLUMN     "kind" "RecommendationSetKind" NOT NULL DEFAULT 'INDUSTRY',
ADD COLUMN     "sourceKey" TEXT,
ADD COLUMN     "topicKey" TEXT,
ADD COLUMN     "topicRunId" TEXT;

-- AlterTable (the column keeps its values and its index)
ALTER TABLE "Recommendation" ALTER COLUMN "subjectKind" TYPE "RecommendationSubject" USING ("subjectKind"::text::"RecommendationSubject");

-- CreateIndex
CREATE UNIQUE INDEX "RecommendationRun_projectId_sourceKey_key" ON "RecommendationRun"("projectId", "sourceKey");
