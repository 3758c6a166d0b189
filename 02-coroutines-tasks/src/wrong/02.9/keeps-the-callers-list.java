// Misconception: nobody changes a list after giving it away.
// Fails: Groups.aGroupHasWhatItWasGiven
package asyncio.task;

public final class ExceptionGroup {

  @SuppressWarnings("unchecked")
  public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
    super(message + count(exceptions));
    this.message = message;
    this.exceptions = (List<Throwable>) exceptions;
    this.exceptions.forEach(this::addSuppressed);
  }
}
