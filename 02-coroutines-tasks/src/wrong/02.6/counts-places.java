// Misconception: as many are left as there are places in the list.
// Fails: anAwaitableThatIsGivenTwiceRunsOnceAndItsResultStandsInBothPlaces,
//   whatIsGivenTwiceHasOneOutcome
package asyncio.task;

public final class Gathering<T, R> {

  private void listen() {
    left = children.size();
    Set<Future<T>> distinct = new LinkedHashSet<>(children);
    List<Future<T>> doneAlready = distinct.stream().filter(Future::isDone).toList();
    distinct.stream()
        .filter(child -> !child.isDone())
        .forEach(child -> child.addDoneCallback(this::onDone));
    doneAlready.forEach(this::onDone);
  }
}
