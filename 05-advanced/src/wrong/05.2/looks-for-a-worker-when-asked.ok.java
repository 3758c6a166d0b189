// Alternative: what is idle is found by looking at all workers, in the order in which they came
// back.
package asyncio.process;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

final class Dispatcher {

  private final Map<Worker, Long> idleSince = new LinkedHashMap<>();
  private long now;

  private void serve() {
    forgetEnded();
    dropUnwanted();
    while (!line.isEmpty() && !idle.isEmpty()) {
      Worker last = idle.stream().max(Comparator.comparing(idleSince::get)).orElseThrow();
      idle.remove(last);
      begin(line.removeFirst(), last);
    }
    for (int missing = line.size() - coming; missing > 0; missing--) {
      if (size() < options.mostWorkers()) {
        launch();
      }
    }
    if (dismissed && line.isEmpty()) {
      while (!idle.isEmpty()) {
        idle.removeLast().retire();
      }
    }
    tellIfAllAreGone();
  }

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.add(worker);
    idleSince.put(worker, -1L);
    worker.ended().addDoneCallback(_ -> serve());
  }

  private void free(Worker worker) {
    if (worker.ended().isDone()) {
      return;
    }
    if (workers.get(worker) < options.jobsPerWorker()) {
      idle.add(worker);
      idleSince.put(worker, now++);
    } else {
      worker.retire();
    }
  }
}
