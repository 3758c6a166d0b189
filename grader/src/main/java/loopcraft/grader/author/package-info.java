/**
 * What course authors use: making stubs from the solution, proving the course consistent, running
 * the known wrong answers, recording what CPython prints.
 */
package loopcraft.grader.author;
