-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ResultOrigin" AS ENUM ('COMPUTED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('STRATEGIC', 'CODE', 'ITEM');

-- CreateEnum
CREATE TYPE "DatasetForm" AS ENUM ('LONG', 'WIDE', 'FLOWS');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('DRAFT', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('VIEWER', 'ANALYST', 'MANAGER', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "ProjectRole" AS ENUM ('NONE', 'VIEWER', 'ANALYST', 'MANAGER');

-- CreateEnum
CREATE TYPE "RecommendationStatus" AS ENUM ('DRAFT', 'PROPOSED', 'ACCEPTED', 'REJECTED');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('SUBMITTED', 'APPROVED', 'RETURNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "RegionScopeKind" AS ENUM ('NATION', 'MEGA_REGION', 'PROVINCE', 'CITY');

-- CreateEnum
CREATE TYPE "ChainRole" AS ENUM ('BACKWARD', 'SELF', 'FORWARD');

-- CreateTable
CREATE TABLE "AtlasRun" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "datasetId" TEXT,
    "datasetHash" TEXT,
    "origin" "ResultOrigin" NOT NULL DEFAULT 'COMPUTED',
    "source" TEXT NOT NULL DEFAULT '',
    "params" JSONB NOT NULL,
    "paramsHash" TEXT NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "jobId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "computedAt" TIMESTAMP(3),

    CONSTRAINT "AtlasRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AtlasView" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "regionCodes" TEXT[],
    "isPrimary" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "nodes" INTEGER NOT NULL,
    "links" INTEGER NOT NULL,
    "isolated" INTEGER NOT NULL,
    "transactions" BIGINT NOT NULL,
    "amount" DECIMAL(38,0) NOT NULL,
    "a" DOUBLE PRECISION,
    "b" DOUBLE PRECISION,
    "c" DOUBLE PRECISION,
    "d" DOUBLE PRECISION,
    "density" DOUBLE PRECISION,
    "clusteringAtDensity" DOUBLE PRECISION,
    "flags" TEXT[],
    "network" BYTEA,

    CONSTRAINT "AtlasView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EgoResult" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "viewId" TEXT NOT NULL,
    "subjectKind" "SubjectKind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "groupLabel" TEXT,
    "cores" TEXT[],
    "missingCores" TEXT[],
    "a" DOUBLE PRECISION,
    "b" DOUBLE PRECISION,
    "c" DOUBLE PRECISION,
    "d" DOUBLE PRECISION,
    "nodes" INTEGER,
    "links" INTEGER,
    "density" DOUBLE PRECISION,
    "clusteringAtDensity" DOUBLE PRECISION,
    "flags" TEXT[],
    "definitionVersion" INTEGER,

    CONSTRAINT "EgoResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dataset" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "form" "DatasetForm" NOT NULL,
    "classification" TEXT NOT NULL,
    "unit" TEXT,
    "hash" TEXT NOT NULL,
    "storePath" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "firms" INTEGER,
    "transactions" BIGINT NOT NULL,
    "amount" DECIMAL(38,0) NOT NULL,
    "years" INTEGER[],
    "source" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "Dataset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRun" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "form" "DatasetForm",
    "files" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'DRAFT',
    "report" JSONB,
    "rejectsPath" TEXT,
    "datasetId" TEXT,
    "jobId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ImportRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "projectId" TEXT,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subjectId" TEXT,
    "state" "JobState" NOT NULL DEFAULT 'QUEUED',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "stage" JSONB,
    "payload" JSONB NOT NULL,
    "result" JSONB,
    "error" JSONB,
    "cancelRequested" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "heartbeatAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatentSet" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "hash" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL,
    "rejected" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PatentSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Patent" (
    "id" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "applicationNo" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "year" INTEGER,
    "filingDate" TEXT,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "abstract" TEXT NOT NULL DEFAULT '',
    "ipc" TEXT[],
    "applicants" TEXT[],
    "regions" TEXT[],

    CONSTRAINT "Patent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicRun" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "setHash" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "jobId" TEXT,
    "documents" INTEGER NOT NULL,
    "vocabulary" INTEGER NOT NULL,
    "coherence" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TopicRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "size" DOUBLE PRECISION NOT NULL,
    "coherence" DOUBLE PRECISION,
    "yearly" JSONB NOT NULL,
    "byRegion" JSONB NOT NULL,
    "industries" JSONB NOT NULL,
    "patents" JSONB NOT NULL,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "disabledAt" TIMESTAMP(3),
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "Role" NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("orgId","userId")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "revokedById" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupToken" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "SetupToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "orgId" TEXT NOT NULL,
    "projectId" TEXT,
    "type" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectRulePack" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectRulePack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecommendationRun" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "atlasRunId" TEXT NOT NULL,
    "packs" JSONB NOT NULL,
    "cuts" JSONB NOT NULL,
    "codeVersion" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecommendationRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "egoResultId" TEXT,
    "subjectKind" "SubjectKind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectLabel" TEXT NOT NULL,
    "regionKey" TEXT NOT NULL,
    "regionLabel" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "strategyId" TEXT,
    "strategy" TEXT,
    "quadrant" TEXT,
    "hub" BOOLEAN,
    "networkPolicy" TEXT,
    "firmPolicy" TEXT,
    "explanation" TEXT NOT NULL,
    "explanationEn" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "ruleId" TEXT NOT NULL,
    "ruleVersion" INTEGER NOT NULL,
    "status" "RecommendationStatus" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "proposedById" TEXT,
    "proposedAt" TIMESTAMP(3),
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Annotation" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "recommendationId" TEXT,
    "proposalId" TEXT,
    "parentId" TEXT,
    "authorId" TEXT NOT NULL,
    "authorName" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMP(3),
    "resolvedById" TEXT,

    CONSTRAINT "Annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubProposal" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "atlasRunId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "status" "ProposalStatus" NOT NULL DEFAULT 'SUBMITTED',
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "reason" TEXT,
    "pin" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HubProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HubProposalItem" (
    "proposalId" TEXT NOT NULL,
    "subjectKind" "SubjectKind" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "regionKey" TEXT NOT NULL,
    "regionLabel" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "hub" BOOLEAN,
    "facts" JSONB NOT NULL,

    CONSTRAINT "HubProposalItem_pkey" PRIMARY KEY ("proposalId","subjectKind","subjectId","regionKey")
);

-- CreateTable
CREATE TABLE "PlanEntry" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "recommendationId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlanEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "scopeKind" "RegionScopeKind" NOT NULL,
    "scopeCode" TEXT NOT NULL,
    "yearFrom" INTEGER NOT NULL,
    "yearTo" INTEGER NOT NULL,
    "ksicRevision" INTEGER NOT NULL DEFAULT 10,
    "sampleKind" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProjectMember" (
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "ProjectRole" NOT NULL,

    CONSTRAINT "ProjectMember_pkey" PRIMARY KEY ("projectId","userId")
);

-- CreateTable
CREATE TABLE "StrategicIndustry" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kwAttributes" TEXT[],
    "kwItems" TEXT[],
    "kwCoreTech" TEXT[],
    "kwRelatedTech" TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "updatedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "StrategicIndustry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChainCode" (
    "industryId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "role" "ChainRole" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ChainCode_pkey" PRIMARY KEY ("industryId","code")
);

-- CreateIndex
CREATE INDEX "AtlasRun_projectId_createdAt_idx" ON "AtlasRun"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AtlasView_runId_key_key" ON "AtlasView"("runId", "key");

-- CreateIndex
CREATE INDEX "EgoResult_runId_idx" ON "EgoResult"("runId");

-- CreateIndex
CREATE UNIQUE INDEX "EgoResult_viewId_subjectKind_subjectId_key" ON "EgoResult"("viewId", "subjectKind", "subjectId");

-- CreateIndex
CREATE INDEX "Upload_orgId_sha256_idx" ON "Upload"("orgId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "Dataset_orgId_hash_key" ON "Dataset"("orgId", "hash");

-- CreateIndex
CREATE INDEX "ImportRun_orgId_idx" ON "ImportRun"("orgId");

-- CreateIndex
CREATE INDEX "Job_orgId_createdAt_idx" ON "Job"("orgId", "createdAt");

-- CreateIndex
CREATE INDEX "Job_projectId_createdAt_idx" ON "Job"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Job_state_idx" ON "Job"("state");

-- CreateIndex
CREATE UNIQUE INDEX "PatentSet_projectId_hash_key" ON "PatentSet"("projectId", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "Patent_setId_applicationNo_key" ON "Patent"("setId", "applicationNo");

-- CreateIndex
CREATE INDEX "TopicRun_projectId_createdAt_idx" ON "TopicRun"("projectId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_runId_number_key" ON "Topic"("runId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_name_key" ON "Organisation"("name");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "UserSession_userId_idx" ON "UserSession"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "SetupToken_tokenHash_key" ON "SetupToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditEvent_orgId_at_idx" ON "AuditEvent"("orgId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_projectId_at_idx" ON "AuditEvent"("projectId", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_idx" ON "AuditEvent"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectRulePack_projectId_packId_version_key" ON "ProjectRulePack"("projectId", "packId", "version");

-- CreateIndex
CREATE INDEX "RecommendationRun_projectId_createdAt_idx" ON "RecommendationRun"("projectId", "createdAt");

-- CreateIndex
CREATE INDEX "Recommendation_projectId_idx" ON "Recommendation"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_runId_subjectKind_subjectId_regionKey_key" ON "Recommendation"("runId", "subjectKind", "subjectId", "regionKey");

-- CreateIndex
CREATE INDEX "Annotation_recommendationId_idx" ON "Annotation"("recommendationId");

-- CreateIndex
CREATE INDEX "Annotation_proposalId_idx" ON "Annotation"("proposalId");

-- CreateIndex
CREATE INDEX "HubProposal_projectId_idx" ON "HubProposal"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanEntry_recommendationId_key" ON "PlanEntry"("recommendationId");

-- CreateIndex
CREATE INDEX "Project_orgId_idx" ON "Project"("orgId");

-- CreateIndex
CREATE INDEX "StrategicIndustry_projectId_idx" ON "StrategicIndustry"("projectId");

-- AddForeignKey
ALTER TABLE "AtlasRun" ADD CONSTRAINT "AtlasRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AtlasRun" ADD CONSTRAINT "AtlasRun_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AtlasView" ADD CONSTRAINT "AtlasView_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AtlasRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EgoResult" ADD CONSTRAINT "EgoResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "AtlasRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EgoResult" ADD CONSTRAINT "EgoResult_viewId_fkey" FOREIGN KEY ("viewId") REFERENCES "AtlasView"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dataset" ADD CONSTRAINT "Dataset_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRun" ADD CONSTRAINT "ImportRun_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatentSet" ADD CONSTRAINT "PatentSet_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Patent" ADD CONSTRAINT "Patent_setId_fkey" FOREIGN KEY ("setId") REFERENCES "PatentSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicRun" ADD CONSTRAINT "TopicRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicRun" ADD CONSTRAINT "TopicRun_setId_fkey" FOREIGN KEY ("setId") REFERENCES "PatentSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_runId_fkey" FOREIGN KEY ("runId") REFERENCES "TopicRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectRulePack" ADD CONSTRAINT "ProjectRulePack_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecommendationRun" ADD CONSTRAINT "RecommendationRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_runId_fkey" FOREIGN KEY ("runId") REFERENCES "RecommendationRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "HubProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Annotation" ADD CONSTRAINT "Annotation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubProposal" ADD CONSTRAINT "HubProposal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HubProposalItem" ADD CONSTRAINT "HubProposalItem_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "HubProposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanEntry" ADD CONSTRAINT "PlanEntry_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectMember" ADD CONSTRAINT "ProjectMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StrategicIndustry" ADD CONSTRAINT "StrategicIndustry_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChainCode" ADD CONSTRAINT "ChainCode_industryId_fkey" FOREIGN KEY ("industryId") REFERENCES "StrategicIndustry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
