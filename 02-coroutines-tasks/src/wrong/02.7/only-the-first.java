// Misconception: done is what ended the wait.
// Fails: allThatAreDoneWhenTheCoroutineRunsAgainAreAmongTheDone, noTimeAtAllIsOnlyALook
package asyncio.task;

public final class Wait<T> {

  private final Set<Future<T>> ended = new LinkedHashSet<>();

  private void onDone(Future<T> future) {
    if (over.isDone()) {
      return;
    }
    ended.add(future);
    left--;
    if (left == 0 || isReason(future)) {
      end();
    }
  }

  private DoneAndPending<T> doneAndPending() {
    var done = new LinkedHashSet<Future<T>>();
    var pending = new LinkedHashSet<Future<T>>();
    futures.forEach(future -> (ended.contains(future) ? done : pending).add(future));
    return new DoneAndPending<>(done, pending);
  }
}
