// Misconception: whoever resumes a coroutine need not know what it waits for.
// Fails: resumeReturnsWhatTheCoroutineWaitsForAndNullAtItsEnd,
//   aCoroutineSuspendsAtWhateverDepthOfCalls, whatIsThrownIntoItComesOutOfItsSuspendOnce,
//   toAwaitACoroutineIsToCallItsBodyWhenItSuspendsSoDoesTheCaller, aCoroutineMayResumeAnotherOne,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class Coroutine<T> {

  private Object enterStack() {
    state = CoroutineState.RUNNING;
    stack.enter();
    if (state == CoroutineState.RUNNING) {
      state = CoroutineState.SUSPENDED;
    }
    return null;
  }
}
