export { default as Sigma } from "sigma";
export { EdgeRectangleProgram } from "sigma/rendering";
export { default as Graph } from "graphology";
