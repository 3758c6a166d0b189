package asyncio.loops.conformance;

import asyncio.loop.Ledger;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import asyncio.loop.VirtualTime;
import asyncio.loops.BusyPoller;
import asyncio.loops.ProgramTime;
import asyncio.loops.Recorder;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What the tests of modules 01 to 04 get in place of the parts that they make their loops of: one
 * class for each loop of this module.
 */
public sealed interface Refit extends UnaryOperator<LoopParts> {

  /** How long a real loop's peers have before time jumps. */
  Duration GRACE = Duration.ofMillis(20);

  /** How often to look, where it costs only a test's time. */
  int LOOKS = 3;

  /**
   * Virtual time of a test is {@link ProgramTime} above a real selector. A loop on the system's
   * clock gets it, too. A poller that a test has written stays, for it is what the test is about.
   */
  final class VirtualTimeLoop implements Refit {

    @Override
    public LoopParts apply(LoopParts parts) {
      return switch (parts.poller()) {
        case VirtualTime seen when parts.clock() == seen -> {
          var time = new ProgramTime(new SelectorPoller(), Duration.ZERO);
          yield inFrontOf(time, seen, time);
        }
        case SelectorPoller selector -> {
          var time = new ProgramTime(selector, GRACE);
          yield new LoopParts(time, time);
        }
        case Poller _ -> parts;
      };
    }
  }

  /** Every loop writes itself down, whatever it is made of. */
  final class RecordingLoop implements Refit {

    @Override
    public LoopParts apply(LoopParts parts) {
      var recorder = new Recorder(parts, _ -> {});
      return new LoopParts(recorder, recorder);
    }
  }

  /**
   * Every loop looks some times before it sleeps. Virtual time of a test is {@link ProgramTime}
   * below that, so that the test counts only what the loop asks for.
   */
  final class BusyLoop implements Refit {

    @Override
    public LoopParts apply(LoopParts parts) {
      return switch (parts.poller()) {
        case VirtualTime seen when parts.clock() == seen -> {
          var time = new ProgramTime(new SelectorPoller(), Duration.ZERO);
          yield inFrontOf(time, seen, new BusyPoller(time, time, LOOKS));
        }
        case SelectorPoller selector ->
            new LoopParts(parts.clock(), new BusyPoller(parts.clock(), selector, LOOKS));
        case Poller _ -> parts;
      };
    }
  }

  private static LoopParts inFrontOf(ProgramTime time, VirtualTime seen, Poller poller) {
    var ledger =
        new Ledger(
            seen,
            new Ledger.Time() {
              @Override
              public void advance(Duration duration) {
                time.advance(duration);
              }

              @Override
              public long nanos() {
                return time.nanos();
              }
            },
            poller);
    return new LoopParts(ledger, ledger);
  }
}
