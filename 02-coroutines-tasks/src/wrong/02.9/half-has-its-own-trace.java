// Misconception: a half is made where split is called, so its stack trace says so.
// Fails: Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  private Optional<ExceptionGroup> derive(List<Throwable> some) {
    if (some.isEmpty()) {
      return Optional.empty();
    }
    var group = new ExceptionGroup(message, some);
    if (getCause() != null) {
      group.initCause(getCause());
    }
    notes().forEach(group::addSuppressed);
    return Optional.of(group);
  }
}
