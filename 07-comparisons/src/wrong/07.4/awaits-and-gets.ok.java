// Alternative: the joiner has no results; the subtasks are kept, and asked.
package asyncio.compare;

import asyncio.task.Failures;

public final class InScope implements Model {

  @Override
  public <R> List<R> runAll(List<? extends Job<R>> jobs) throws Exception {
    var subtasks = new ArrayList<Subtask<R>>();
    try (var scope =
        StructuredTaskScope.open(Joiner.<R>awaitAllSuccessfulOrThrow(), this::configured)) {
      for (Job<R> job : jobs) {
        subtasks.add(scope.fork(() -> perform(job, scope)));
      }
      scope.join();
    } catch (FailedException failed) {
      throw Failures.rethrow(failed.getCause());
    } catch (StructuredTaskScope.TimeoutException late) {
      throw new TimeoutException();
    }
    var results = new ArrayList<R>();
    for (Subtask<R> subtask : subtasks) {
      results.add(subtask.get());
    }
    return results;
  }
}
