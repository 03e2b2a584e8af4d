import { Skeleton } from "@/app/_components/skeleton";

export default function Loading() {
  return <Skeleton shape="page" />;
}
