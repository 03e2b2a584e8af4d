-- AlterTable
ALTER TABLE "Patent" ADD COLUMN     "abstractEn" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "claims" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "registrationDate" TEXT;

-- AlterTable
ALTER TABLE "TopicRun" ADD COLUMN     "modelPath" TEXT,
ADD COLUMN     "priorId" TEXT,
ADD COLUMN     "termListsId" TEXT;

-- AlterTable
ALTER TABLE "Topic" ADD COLUMN     "figures" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "TopicEdit" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "carriedFrom" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneById" TEXT,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "TopicEdit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermLists" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "stopWords" TEXT[],
    "synonyms" JSONB NOT NULL,
    "protectedTerms" TEXT[],
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TermLists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndustryPrior" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL,
    "rowCount" INTEGER NOT NULL,
    "basedOnId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndustryPrior_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndustryPriorRow" (
    "id" BIGSERIAL NOT NULL,
    "priorId" TEXT NOT NULL,
    "ipc" TEXT NOT NULL,
    "condition" TEXT NOT NULL DEFAULT '',
    "prefix" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "method" TEXT NOT NULL,

    CONSTRAINT "IndustryPriorRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicIndustries" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "topicKey" TEXT NOT NULL,
    "industries" JSONB,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TopicIndustries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TopicEdit_runId_seq_key" ON "TopicEdit"("runId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "TermLists_projectId_version_key" ON "TermLists"("projectId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "IndustryPrior_orgId_version_key" ON "IndustryPrior"("orgId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "IndustryPrior_orgId_hash_key" ON "IndustryPrior"("orgId", "hash");

-- CreateIndex
CREATE INDEX "IndustryPriorRow_priorId_ipc_idx" ON "IndustryPriorRow"("priorId", "ipc");

-- CreateIndex
CREATE INDEX "TopicIndustries_runId_topicKey_createdAt_idx" ON "TopicIndustries"("runId", "topicKey", "createdAt");

-- AddForeignKey
ALTER TABLE "TopicRun" ADD CONSTRAINT "TopicRun_termListsId_fkey" FOREIGN KEY ("termListsId") REFERENCES "TermLists"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicRun" ADD CONSTRAINT "TopicRun_priorId_fkey" FOREIGN KEY ("priorId") REFERENCES "IndustryPrior"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicEdit" ADD CONSTRAINT "TopicEdit_runId_fkey" FOREIGN KEY ("runId") REFERENCES "TopicRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermLists" ADD CONSTRAINT "TermLists_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndustryPrior" ADD CONSTRAINT "IndustryPrior_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndustryPriorRow" ADD CONSTRAINT "IndustryPriorRow_priorId_fkey" FOREIGN KEY ("priorId") REFERENCES "IndustryPrior"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicIndustries" ADD CONSTRAINT "TopicIndustries_runId_fkey" FOREIGN KEY ("runId") REFERENCES "TopicRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;
