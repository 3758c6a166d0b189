// Misconception: message and exceptions are all there is to a group.
// Fails: Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  private Optional<ExceptionGroup> derive(List<Throwable> some) {
    if (some.isEmpty()) {
      return Optional.empty();
    }
    var group = new ExceptionGroup(message, some);
    group.setStackTrace(getStackTrace());
    notes().forEach(group::addSuppressed);
    return Optional.of(group);
  }
}
