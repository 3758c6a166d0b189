package asyncio.loops.conformance;

import asyncio.loop.LoopParts;
import java.util.function.UnaryOperator;

/** A loop of this module that must pass the tests of all modules before it. */
enum Loop {
  VIRTUAL_TIME("virtual-time", new Refit.VirtualTimeLoop()),
  RECORDING("recording", new Refit.RecordingLoop()),
  BUSY("busy", new Refit.BusyLoop());

  final String name;
  final UnaryOperator<LoopParts> refit;

  Loop(String name, UnaryOperator<LoopParts> refit) {
    this.name = name;
    this.refit = refit;
  }
}
