// Misconception: who fails is started again, whatever the strategy.
// Fails: oneForAll, oneForAllStartsWhatHadEnded, restForOne, aRestartIsReplaced,
//   cancelledDuringARestart, stuckAtARestart, failuresAtARestart, thePauseComesAfterStopping,
//   twoFailTogether
package asyncio.pattern;


import java.util.List;

public final class Supervisor {

  private List<Child> startedTogetherWith(Child ended) {
    return List.of(ended);
  }
}
