// Misconception: who wants to see the exceptions of a group can ask for them.
// Fails: Groups.halvesKeepWhatIsKnown, Groups.printingShowsAll
package asyncio.task;

public final class ExceptionGroup {

  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    super(message + count(exceptions));
    this.message = message;
    this.exceptions = List.copyOf(exceptions);
  }
}
