package asyncio.compare;

import asyncio.compare.Advice.Reason;
import asyncio.compare.Situation.Work;
import java.util.EnumSet;
import java.util.Set;
import loopcraft.grader.Exercise;

/** Which models are right for which work, and why. */
@Exercise(value = "07.4", part = 3)
public final class Choice {

  /** How many jobs at once platform threads are right for. */
  public static final int FEW = 100;

  private Choice() {}

  /**
   * Advises. The first of these rules that fits decides:
   *
   * <ol>
   *   <li>Jobs may crash: {@link Kind#PROCESSES}, because of {@link Reason#CRASHES}.
   *   <li>Each job comes after the one before: {@link Kind#SEQUENTIAL}, {@link Reason#ORDER}.
   *   <li>Jobs compute, and nothing else: {@link Kind#EXECUTOR} and {@link
   *       Kind#COMPLETABLE_FUTURES}, {@link Reason#PROCESSORS}.
   *   <li>Jobs wait, and nothing else, by a library that can be awaited, and they share state or
   *       need repeatable runs: {@link Kind#LOOP}, {@link Reason#ONE_THREAD}.
   *   <li>Whatever is left: {@link Kind#VIRTUAL_THREADS} and {@link Kind#SCOPE}, {@link
   *       Reason#CHEAP_WAITING}. Up to {@link #FEW} jobs at once, {@link Kind#PLATFORM_THREADS},
   *       {@link Kind#EXECUTOR} and {@link Kind#COMPLETABLE_FUTURES} as well. And the {@link
   *       Kind#LOOP}, if jobs do nothing but wait, by a library that can be awaited.
   * </ol>
   *
   * <p>In every rule: where jobs that are under way have to be told of another one's failure, a
   * model is left out that cannot tell them, if it is not the only one.
   */
  public static Advice advise(Situation situation) {
    if (situation.mayCrash()) {
      return Advice.of(Reason.CRASHES, Kind.PROCESSES);
    }
    if (situation.inOrder()) {
      return Advice.of(Reason.ORDER, Kind.SEQUENTIAL);
    }
    if (situation.work() == Work.COMPUTES) {
      return advice(
          situation, Reason.PROCESSORS, EnumSet.of(Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
    }
    boolean awaits = situation.work() == Work.WAITS && !situation.callsBlock();
    if (awaits && (situation.shareState() || situation.repeatable())) {
      return Advice.of(Reason.ONE_THREAD, Kind.LOOP);
    }
    Set<Kind> models = EnumSet.of(Kind.VIRTUAL_THREADS, Kind.SCOPE);
    if (situation.atOnce() <= FEW) {
      models.addAll(EnumSet.of(Kind.PLATFORM_THREADS, Kind.EXECUTOR, Kind.COMPLETABLE_FUTURES));
    }
    if (awaits) {
      models.add(Kind.LOOP);
    }
    return advice(situation, Reason.CHEAP_WAITING, models);
  }

  private static Advice advice(Situation situation, Reason why, Set<Kind> models) {
    if (situation.endTogether()) {
      models.remove(Kind.COMPLETABLE_FUTURES);
    }
    return new Advice(models, why);
  }
}
