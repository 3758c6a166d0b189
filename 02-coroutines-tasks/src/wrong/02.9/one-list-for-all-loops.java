// Misconception: there is only one loop.
// Fails: Unretrieved.eachLoopReportsItsOwn
package asyncio.task;

final class UnretrievedErrors {

  private static final Set<UnretrievedError> errors = new LinkedHashSet<>();
}
