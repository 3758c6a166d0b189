package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareWorkersTest {

  @TempDir Path folder;
  private final BlockingQueue<WorkerProcess> started = new LinkedBlockingQueue<>();
  private SpareWorkers spares;

  @BeforeEach
  void open() {
    var jvm = new WorkerJvm(folder);
    spares =
        new SpareWorkers(
            1,
            () -> {
              var worker = WorkerProcess.start(jvm.command(OptionalInt.empty()));
              started.add(worker);
              return worker;
            });
  }

  @AfterEach
  void close() {
    spares.close();
    started.forEach(WorkerProcess::close);
  }

  @Test
  void a_spare_is_taken_once_and_then_replaced() throws Exception {
    spares.refill();
    WorkerProcess spare = next();

    assertThat(spares.take()).isSameAs(spare);
    spares.refill();
    assertThat(spares.take()).isSameAs(next()).isNotSameAs(spare);
  }

  @Test
  void without_a_spare_one_is_started() throws Exception {
    assertThat(spares.take()).isSameAs(next());
  }

  @Test
  void a_spare_that_dies_is_replaced() throws Exception {
    spares.refill();
    next().process().destroyForcibly();

    WorkerProcess second = next();
    assertThat(second.isAlive()).isTrue();
    assertThat(spares.take()).isSameAs(second);
  }

  @Test
  void no_spare_outlives_its_owner() throws Exception {
    spares.refill();
    WorkerProcess spare = next();

    spares.close();

    assertThat(spare.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    spares.refill();
    assertThat(spares.size()).isZero();
  }

  @Test
  void a_worker_ends_when_nobody_holds_its_input() throws Exception {
    WorkerProcess worker = spares.take();

    worker.process().getOutputStream().close();

    assertThat(worker.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private WorkerProcess next() throws InterruptedException {
    return started.poll(20, TimeUnit.SECONDS);
  }
}
