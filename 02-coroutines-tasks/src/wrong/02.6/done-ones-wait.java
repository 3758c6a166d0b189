// Misconception: a done callback is enough: the loop calls it also for those that are done.
// Fails: ifAllAreDoneAlreadyTheGatheringIsDoneAtOnce
package asyncio.task;

public final class Gathering<T, R> {

  private void listen() {
    Set<Future<T>> distinct = new LinkedHashSet<>(children);
    left = distinct.size();
    distinct.forEach(child -> child.addDoneCallback(this::onDone));
  }
}
