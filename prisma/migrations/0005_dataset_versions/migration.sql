-- AlterTable
ALTER TABLE "Dataset" ADD COLUMN     "addedYears" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "replacedYears" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "versionAt" TIMESTAMP(3),
ADD COLUMN     "versionById" TEXT;

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "addToId" TEXT;

-- CreateTable
CREATE TABLE "DatasetVersion" (
    "id" TEXT NOT NULL,
    "datasetId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "storePath" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "firms" INTEGER,
    "transactions" BIGINT NOT NULL,
    "amount" DECIMAL(38,0) NOT NULL,
    "years" INTEGER[],
    "addedYears" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "replacedYears" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DatasetVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DatasetVersion_datasetId_number_key" ON "DatasetVersion"("datasetId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DatasetVersion_datasetId_hash_key" ON "DatasetVersion"("datasetId", "hash");

-- AddForeignKey
ALTER TABLE "DatasetVersion" ADD CONSTRAINT "DatasetVersion_datasetId_fkey" FOREIGN KEY ("datasetId") REFERENCES "Dataset"("id") ON DELETE CASCADE ON UPDATE CASCADE;
