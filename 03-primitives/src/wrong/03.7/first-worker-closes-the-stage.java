// Misconception: a worker that finds its queue shut down shuts down the next.
// Fails: aStageHasItsWorkers, theLastWorkerIsWaitedFor, stopLetsEverythingThrough,
//   aStageThatIsCancelled, itRunsAgain, workersHaveNames, randomPipelines,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private Queue<Object> startStage(
      TaskGroup group, Stage<Object, Object> stage, Queue<Object> from) {
    var to = new Queue<Object>(capacity);
    for (int i = 0; i < stage.workers(); i++) {
      group.createTask(work(stage, from, to));
    }
    return to;
  }

  private static Coroutine<Void> work(
      Stage<Object, Object> stage, Queue<Object> from, Queue<Object> to) {
    return async(
        () -> {
          for (var item = next(from); item.isPresent(); item = next(from)) {
            Object made = stage.body().apply(item.get());
            try {
              await(to.put(made));
            } catch (QueueShutDown somebodyEnded) {
              return;
            }
          }
          to.shutdown();
        });
  }
}
