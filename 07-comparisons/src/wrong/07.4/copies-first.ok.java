// Alternative: copies the jobs first, and has the JDK's joiner say when it is over.
package asyncio.compare;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var copy = new ArrayList<Job<R>>(jobs);
    return inScope(Joiner.<R>allSuccessfulOrThrow(), copy).map(Subtask::get).toList();
  }
}
