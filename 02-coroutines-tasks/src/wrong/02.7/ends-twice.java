// Misconception: a wait ends once.
// Fails: twoFuturesInTheSameIterationEndTheWaitOnce,
//   allThatAreDoneWhenTheCoroutineRunsAgainAreAmongTheDone
package asyncio.task;

public final class Wait<T> {

  private void end() {
    over.setResult(null);
  }
}
