// Misconception: an error of the program is the end of the task.
// Fails: aTaskThatAwaitsItselfGetsAnErrorAtThatAwait,
//   awaitingAFutureOfAnotherLoopIsAnErrorAtThatAwait,
//   suspendingOnSomethingThatIsNotAwaitableIsAnError, anErrorOfTheProgramIsThrownInTheNextIteration
package asyncio.task;

public final class Task<T> extends Future<T> {

  private void stepWithError(String message) {
    tasks.ended(this);
    super.setException(new IllegalStateException(message));
  }
}
