// Misconception: what an executor does with virtual threads is the same as a scope.
// Fails: scopedValuesAreInherited
package asyncio.compare;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    if (limit != null) {
      return inScope(Joiner.<R>allSuccessfulOrThrow(), jobs).map(Subtask::get).toList();
    }
    return new VirtualThreads().runAll(jobs);
  }
}
