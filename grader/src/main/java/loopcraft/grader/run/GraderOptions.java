package loopcraft.grader.run;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a {@link Grader} works.
 *
 * @param spares how many worker JVMs are kept started ahead; 0 starts each when it is needed
 * @param rehearsing whether a spare worker runs the tests that were run last on the reference, so
 *     that it is warm when the learner saves again; costs a processor for as long as they take
 * @param archive whether a class-data archive for faster start-up is made under {@code .learn}
 * @param debugPort where a debugger attaches: workers wait for it, and nothing has a time limit
 * @param frozen whether the course's own files do not change meanwhile, so that they are read once
 * @param precautions what is done about code that nobody trusts; nothing for one's own
 * @param threadOrder in which order threads go on in a worker
 */
public record GraderOptions(
    int spares,
    boolean rehearsing,
    boolean archive,
    OptionalInt debugPort,
    boolean frozen,
    Optional<Precautions> precautions,
    ThreadOrder threadOrder) {

  /** One spare worker and the archive. */
  public static GraderOptions defaults() {
    return new GraderOptions(
        1, false, true, OptionalInt.empty(), false, Optional.empty(), ThreadOrder.FREE);
  }

  /** The same with another number of spare workers. */
  public GraderOptions withSpares(int count) {
    return new GraderOptions(
        count, rehearsing, archive, debugPort, frozen, precautions, threadOrder);
  }

  /** The same for somebody who grades one exercise again and again. */
  public GraderOptions withRehearsal() {
    return new GraderOptions(spares, true, archive, debugPort, frozen, precautions, threadOrder);
  }

  /** The same, with or without an archive. */
  public GraderOptions withArchive(boolean wanted) {
    return new GraderOptions(
        spares, rehearsing, wanted, debugPort, frozen, precautions, threadOrder);
  }

  /** The same for a debugger, without spare workers. */
  public GraderOptions withDebugPort(int port) {
    return new GraderOptions(
        0, false, archive, OptionalInt.of(port), frozen, precautions, threadOrder);
  }

  /** The same where the course's own files do not change meanwhile. */
  public GraderOptions withFrozenCourse() {
    return new GraderOptions(
        spares, rehearsing, archive, debugPort, true, precautions, threadOrder);
  }

  /** The same for code that nobody trusts, each in a worker that is started for it. */
  public GraderOptions withPrecautions(Precautions wanted) {
    return new GraderOptions(0, false, archive, debugPort, true, Optional.of(wanted), threadOrder);
  }

  /** The same with threads that go on in this order, in workers that start slower. */
  public GraderOptions withThreadOrder(ThreadOrder wanted) {
    boolean possible = archive && wanted == ThreadOrder.FREE;
    return new GraderOptions(spares, rehearsing, possible, debugPort, frozen, precautions, wanted);
  }
}
