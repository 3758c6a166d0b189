// Misconception: a list of results is made immutable by List.copyOf.
// Fails: nullAndNothing
package asyncio.compare;

public final class ThreadPerJob implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    return List.copyOf(new Run<>(jobs).call());
  }
}
