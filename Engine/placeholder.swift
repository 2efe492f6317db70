import CAMD
import COpenBLAS
import SteppeProgram
