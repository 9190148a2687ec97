export default "far";
