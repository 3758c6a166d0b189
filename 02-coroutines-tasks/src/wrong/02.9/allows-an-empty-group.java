// Misconception: a group may have any number of exceptions.
// Fails: Groups.aGroupSaysHowManyThereAre
package asyncio.task;

public final class ExceptionGroup {

  private static String count(List<?> exceptions) {
    return exceptions.size() == 1
        ? " (1 sub-exception)"
        : " (" + exceptions.size() + " sub-exceptions)";
  }
}
