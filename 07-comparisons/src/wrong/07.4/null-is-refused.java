// Misconception: every list takes null.
// Fails: nullsInAScope
package asyncio.compare;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    return List.copyOf(
        inScope(Joiner.<R>allSuccessfulOrThrow(), jobs).map(Subtask::get).toList());
  }
}
