// Misconception: a future can be waited for.
// Fails: waitingOnTheLoopsThread, waitingForWhatIsDerived, onTheLoopsOwnThread
package asyncio.executor;

public final class LoopResult<T> {

  private void requireOtherThread() {}
}
