// Misconception: what is suppressed in a group is what the group is made of, and nothing else.
// Fails: Groups.halvesKeepWhatIsKnown
package asyncio.task;

public final class ExceptionGroup {

  private List<Throwable> notes() {
    return List.of();
  }
}
