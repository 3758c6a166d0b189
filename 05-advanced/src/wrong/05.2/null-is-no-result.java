// Misconception: a job without a result has not replied yet.
// Fails: nullIsAResult
package asyncio.process;

final class Assignment<T> implements Work {

  @SuppressWarnings("unchecked")
  private void settle(Reply what) {
    switch (what) {
      case Reply.Returned(Object result) when result != null -> future.setResult((T) result);
      case Reply.Returned _ -> {}
      case Reply.Threw(Throwable failure) -> future.setException(failure);
      case Reply.Died(int exitCode) -> future.setException(new WorkerDied(exitCode));
    }
  }
}
