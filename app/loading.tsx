import { Skeleton } from "./_components/skeleton";

export default function Loading() {
  return (
    <div className="p-6">
      <Skeleton shape="page" />
    </div>
  );
}
