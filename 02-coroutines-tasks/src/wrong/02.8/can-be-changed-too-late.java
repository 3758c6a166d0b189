// Misconception: changing a limit does no harm.
// Fails: aLimitThatIsOverCannotBeChanged
package asyncio.task;

public final class Timeout {
  private void requireEntered() {}
}
