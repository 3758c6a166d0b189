// Misconception: the end of the source is the end of the run.
// Fails: everyItemGoesThroughEveryStage, withoutStages, anEmptySource, stagesWorkSideBySide,
//   aStageHasItsWorkers, theLastWorkerIsWaitedFor, theFirstItemComesOutEarly,
//   stopLetsEverythingThrough, theSinkHasOneItemAtATime, itRunsAgain, aRunAfterStop,
//   workersHaveNames, randomPipelines, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;
import java.util.Iterator;

public final class Pipeline<I, O> {

  private Coroutine<Void> feed(Iterator<? extends I> source, Queue<Object> to) {
    return async(
        () -> {
          while (!stopping && source.hasNext()) {
            await(to.put(source.next()));
          }
        });
  }
}
