// Misconception: a stage needs all that the one before has made.
// Fails: stagesWorkSideBySide, aStageHasItsWorkers, theLastWorkerIsWaitedFor,
//   aSlowSinkHoldsUpTheSource, aSlowSinkHoldsUpEveryStage, theFirstItemComesOutEarly,
//   stopLetsEverythingThrough, aFailureInAStage, aFailureInTheSink, aCancelledRun,
//   aStageThatIsCancelled, workersHaveNames, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private void start(TaskGroup group, Iterable<? extends I> source, Sink<? super O> sink) {
    group.createTask(
        async(
            () -> {
              var items = new java.util.ArrayList<Object>();
              var all = source.iterator();
              while (!stopping && all.hasNext()) {
                items.add(all.next());
              }
              for (Stage<Object, Object> stage : stages) {
                items.replaceAll(
                    item -> {
                      try {
                        return stage.body().apply(item);
                      } catch (RuntimeException e) {
                        throw e;
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                    });
              }
              for (Object item : items) {
                sink.accept((O) item);
              }
            }));
  }
}
