// Misconception: a job whose worker has died is called off.
// Fails: theWorkerDies, oneDies, aProcessEnds
package asyncio.process;

final class Assignment<T> implements Work {

  @SuppressWarnings("unchecked")
  private void settle(Reply what) {
    switch (what) {
      case Reply.Returned(Object result) -> future.setResult((T) result);
      case Reply.Threw(Throwable failure) -> future.setException(failure);
      case Reply.Died _ -> future.cancel();
    }
  }
}
