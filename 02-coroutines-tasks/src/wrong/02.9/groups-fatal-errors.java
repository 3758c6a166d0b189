// Misconception: every Throwable is a failure like any other.
// Fails: TaskGroups.aFatalErrorComesOutAsItself
package asyncio.task;

public final class TaskGroup {

  private void noteFatal(Throwable failure) {}
}
