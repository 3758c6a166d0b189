package asyncio.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.compare.Prediction.AtOnce;
import asyncio.compare.Prediction.Failure;
import asyncio.compare.Prediction.Told;
import asyncio.task.CancelledError;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What 07.4 has predicted, seen in models that share this process. */
abstract class Experiments {

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int A_WHILE = 30;

  /** The models that are looked at. */
  abstract Map<Kind, Supplier<Model>> models();

  /** Something that is done with each of them. */
  @FunctionalInterface
  private interface Experiment {
    void on(Kind kind, Model model) throws Exception;
  }

  private void each(Experiment experiment) throws Exception {
    for (var entry : models().entrySet()) {
      try (Model model = entry.getValue().get()) {
        experiment.on(entry.getKey(), model);
      }
    }
  }

  @Test
  @DisplayName("the threads of six jobs, and how many are under way at once")
  void sixJobs() throws Exception {
    each(
        (kind, model) -> {
          Recorded.Seen recorded = Recorded.SIX_JOBS.get(kind);
          var probe = new Probe();
          var begun = new AtomicInteger();
          var jobs = new ArrayList<Job<Integer>>();
          for (int i = 0; i < 6; i++) {
            jobs.add(
                site -> {
                  int number = begun.getAndIncrement();
                  int group = number / recorded.mostAtOnce() + 1;
                  while (begun.get() < group * recorded.mostAtOnce()) {
                    site.pause(MOMENT);
                  }
                  return number;
                });
          }
          model.runAll(probe.watchAll(jobs));
          Facts facts = probe.facts();
          assertThat(
                  new Recorded.Seen(
                      facts.threads().size(),
                      facts.threads().contains(Thread.currentThread()),
                      facts.mostAtOnce()))
              .as(kind.name())
              .isEqualTo(recorded);
        });
  }

  @Test
  @DisplayName("how a job that waits hears of another one's failure")
  void told() throws Exception {
    each(
        (kind, model) -> {
          Told recorded = Recorded.TOLD.get(kind);
          boolean hears = recorded == Told.INTERRUPT || recorded == Told.CANCELLED_ERROR;
          var waits = new AtomicBoolean();
          var failed = new AtomicBoolean();
          var seen = new AtomicReference<>(Told.NOTHING);
          Job<Integer> first =
              site -> {
                waits.set(true);
                try {
                  for (int i = 0; i < A_WHILE || hears; i++) {
                    site.pause(MOMENT);
                    if (recorded == Told.NOTHING && !failed.get()) {
                      i = 0;
                    }
                  }
                } catch (InterruptedException interrupt) {
                  seen.set(Told.INTERRUPT);
                  throw interrupt;
                } catch (CancelledError cancelled) {
                  seen.set(Told.CANCELLED_ERROR);
                  throw cancelled;
                }
                if (!failed.get()) {
                  seen.set(Told.NEVER_BESIDE);
                }
                return 1;
              };
          Job<Integer> second =
              site -> {
                while (!waits.get()) {
                  site.pause(MOMENT);
                }
                failed.set(true);
                throw new IOException("disk");
              };
          assertThatThrownBy(() -> model.runAll(List.of(first, second)))
              .isInstanceOf(IOException.class);
          assertThat(seen.get()).as(kind.name()).isEqualTo(recorded);
        });
  }

  @Test
  @DisplayName("when a failure comes out beside a job that computes, and does not listen")
  void failureBesideComputing() throws Exception {
    each(
        (kind, model) -> {
          Failure recorded = Recorded.FAILURE.get(kind);
          boolean beside = recorded == Failure.WHEN_IT_HAS_ENDED;
          var computing = new AtomicBoolean();
          var otherBegan = new AtomicBoolean();
          var beganBeside = new AtomicBoolean();
          var ended = new AtomicBoolean();
          Job<Integer> computes =
              _ -> {
                computing.set(true);
                for (int i = 0; i < 1_000_000 || beside && !otherBegan.get(); i++) {
                  Thread.onSpinWait();
                }
                beganBeside.set(otherBegan.get());
                ended.set(true);
                return 1;
              };
          Job<Integer> fails =
              site -> {
                while (!computing.get()) {
                  site.pause(MOMENT);
                }
                otherBegan.set(true);
                throw new IOException("disk");
              };
          assertThatThrownBy(() -> model.runAll(List.of(computes, fails)))
              .isInstanceOf(IOException.class);
          assertThat(ended.get()).as(kind.name()).isTrue();
          assertThat(beganBeside.get()).as(kind.name()).isEqualTo(beside);
        });
  }

  @Test
  @DisplayName("two updates with nothing in between, and with a pause")
  void updates() throws Exception {
    each(
        (kind, model) -> {
          boolean together = Recorded.SIX_JOBS.get(kind).asAtOnce() != AtOnce.ONE;
          boolean threads = together && kind != Kind.LOOP;
          var barrier = new CyclicBarrier(2);
          assertThat(
                  total(
                      model,
                      site ->
                          read -> {
                            if (threads) {
                              meet(barrier); // What could happen, happens.
                            }
                            return read + 1;
                          }))
              .as(kind.name())
              .isEqualTo(Recorded.TOTAL.get(kind));
          assertThat(
                  total(
                      model,
                      site ->
                          read -> {
                            pause(site);
                            if (threads) {
                              meet(barrier);
                            }
                            return read + 1;
                          }))
              .as(kind.name() + " with a pause")
              .isEqualTo(Recorded.TOTAL_WITH_A_PAUSE.get(kind));
        });
  }

  @FunctionalInterface
  private interface Change {
    UnaryOperator<Integer> at(Site site);
  }

  private static int total(Model model, Change change) throws Exception {
    var total = new Unguarded<>(0);
    Job<Integer> adds = site -> total.update(change.at(site));
    model.runAll(List.of(adds, adds));
    return total.get();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(Site site) {
    try {
      site.pause(MOMENT);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
