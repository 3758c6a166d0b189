// Misconception: a stage is one task.
// Fails: aStageHasItsWorkers, theLastWorkerIsWaitedFor, aStageThatIsCancelled, workersHaveNames,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.TaskGroup;

public final class Pipeline<I, O> {

  private Queue<Object> startStage(
      TaskGroup group, Stage<Object, Object> stage, Queue<Object> from) {
    var to = new Queue<Object>(capacity);
    group.createTask(
        async(
            () -> {
              await(work(stage, from, to));
              to.shutdown();
            }));
    return to;
  }
}
