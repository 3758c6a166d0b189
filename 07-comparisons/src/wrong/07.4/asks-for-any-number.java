// Misconception: nobody wants a number that there cannot be.
// Fails: impossibleNumbers
package asyncio.compare;

public final class InScope implements Model {

  public <R> List<R> runUntil(int enough, List<? extends Job<R>> jobs) throws Exception {
    return inScope(new Enough<R>(enough, jobs.size()), jobs);
  }
}
