-- CreateTable
CREATE TABLE "SampleLoad" (
    "kind" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SampleLoad_pkey" PRIMARY KEY ("kind")
);
