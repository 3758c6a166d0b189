// Misconception: a scope ends its jobs at the first failure, whatever its joiner.
// Fails: aFailureCancelsSiblings, noTurnBeforeTheFailure
package asyncio.compare;

import asyncio.task.Failures;
import java.util.ArrayList;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var subtasks = new ArrayList<Subtask<R>>();
    try (var scope = StructuredTaskScope.open(Joiner.<R>awaitAll(), this::configured)) {
      for (Job<R> job : jobs) {
        subtasks.add(scope.fork(() -> perform(job, scope)));
      }
      scope.join();
    } catch (StructuredTaskScope.TimeoutException late) {
      throw new TimeoutException();
    }
    for (Subtask<R> subtask : subtasks) {
      if (subtask.state() == Subtask.State.FAILED) {
        throw Failures.rethrow(subtask.exception());
      }
    }
    return subtasks.stream().map(Subtask::get).toList();
  }
}
